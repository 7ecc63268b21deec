/** What an import makes of a text, for tests. */
import { importNotes, type Imported, type ImportFormat } from '../../src/core/notes/import/import.js';
import { frontMatterSchema } from '../../src/core/notes/schema.js';
import { parseYaml } from '../../src/core/notes/yaml.js';
import { lexicon } from '../text/fixture.js';

export const importText = (
  text: string,
  format: ImportFormat = 'outline',
  ids: readonly string[] = [],
): Imported => importNotes({ file: 'mine.txt', text, format, area: 'lab', lexicon, ids });

/** The front matter of each draft, checked like any note's. */
export const drafts = ({ notes }: Imported) =>
  notes.map((note) => {
    const [, front = '', body = ''] = /^---\n(.*?)\n---\n(.*)$/su.exec(note.text) ?? [];
    const { value, faults } = parseYaml(note.id, front, frontMatterSchema);
    if (!value) throw new Error(faults.map((fault) => fault.message).join('; '));
    return { id: note.id, front: value, body: body.trim() };
  });

export const points = (
  question: { readonly key_points: readonly { statement: { zh: string } }[] } | undefined,
) => question?.key_points.map((point) => point.statement.zh);

export const said = (remarks: Imported['faults']) =>
  remarks.map(({ line, message }) => `${line}: ${message}`);
