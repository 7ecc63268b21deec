import type { Note, Question } from '../../src/core/notes/model.js';

interface Sketch {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  readonly aliases?: readonly string[];
  readonly asked?: readonly string[];
  readonly related?: readonly string[];
  readonly answer: string;
}

const questionOf = ({ id, zh, en, answer }: Sketch): Question => ({
  id,
  code: id,
  noteId: id,
  kind: 'explain',
  difficulty: 1,
  text: { zh: `${zh}是什么？`, en: `What is ${en}?` },
  modelAnswer: { zh: answer, en: answer },
  keyPoints: [],
  subjects: {},
  misconceptions: [],
  trueFalse: [],
  overlaps: [],
  formerly: [],
  rubricHash: '',
});

/** A note with what search reads and nothing else. */
export const noteOf = (sketch: Sketch): Note => ({
  id: sketch.id,
  code: sketch.id,
  area: sketch.id.split('/')[0] ?? '',
  title: { zh: sketch.zh, en: sketch.en },
  difficulty: 1,
  frequency: 1,
  tags: [],
  aliases: sketch.aliases ?? [],
  asked: sketch.asked ?? [],
  related: sketch.related ?? [],
  sources: [],
  shortAnswer: { zh: sketch.answer, en: sketch.answer },
  body: sketch.answer,
  questions: [questionOf(sketch)],
  formerly: [],
  file: '',
});

export const notes: readonly Note[] = [
  noteOf({
    id: 'tea/oolong',
    zh: '乌龙茶',
    en: 'Oolong tea',
    aliases: ['乌龙', '青茶', '铁观音'],
    asked: ['半发酵的茶是哪一种', 'how is oolong made'],
    answer: '乌龙茶是半发酵茶，先晒青、做青，再炒青和揉捻，香气在红茶和绿茶之间。',
  }),
  noteOf({
    id: 'tea/green',
    zh: '绿茶',
    en: 'Green tea',
    aliases: ['龙井', '碧螺春'],
    asked: ['不发酵的茶怎么做', '绿茶用多热的水泡'],
    related: ['tea/brewing'],
    answer: '绿茶不发酵，用杀青停住氧化，保持叶子的绿色，宜用八十度的水冲泡。',
  }),
  noteOf({
    id: 'tea/black',
    zh: '红茶',
    en: 'Black tea',
    aliases: ['正山小种', 'Darjeeling'],
    asked: ['全发酵的茶'],
    answer: '红茶全发酵，萎凋、揉捻之后让叶子充分氧化，再烘干，汤色红亮。',
  }),
  noteOf({
    id: 'tea/brewing',
    zh: '泡茶的水温',
    en: 'Water temperature',
    asked: ['水温不对会怎样', '茶泡出来又苦又涩'],
    answer: '水温越高，茶多酚和咖啡碱溶出越快，嫩叶要用低一些的温度，否则又苦又涩。',
  }),
  noteOf({
    id: 'tools/nginx',
    zh: 'nginx 反向代理',
    en: 'nginx as a reverse proxy',
    aliases: ['反向代理', 'reverse proxy'],
    asked: ['请求怎么转给后面的服务'],
    answer: 'nginx 接住请求，按配置转给后端，再把响应送回去，还能做负载均衡。',
  }),
];
