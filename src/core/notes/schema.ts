/**
 * The shape of everything under `knowledge/`, as the files say it. Parsed once at the edge;
 * `model.ts` holds what the rest of the program works with.
 *
 * Lengths are in UTF-16 units and follow from the tightest platform that shows the text
 * (button label 80, poll option 100, modal title 45).
 */
import { z } from 'zod';

/** A permanent name: lower-case words joined by hyphens. */
export const slugSchema = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/u, 'use lower-case letters, digits and single hyphens');

/** `<area>/<slug>` */
export const noteIdSchema = z
  .string()
  .regex(/^[a-z0-9-]+\/[a-z0-9-]+$/u, 'write it as area/slug, for example network/tcp-vs-udp');

/** `<area>/<slug>` or `<area>/<slug>#<slug>` */
const questionIdSchema = z
  .string()
  .regex(/^[a-z0-9-]+\/[a-z0-9-]+(#[a-z0-9-]+)?$/u, 'write it as area/slug or area/slug#question');

/** Longest formulation in UTF-16 units, and most formulations of a key point beside its statement. */
export const MAX_FORMULATION = 240;
export const MAX_FORMULATIONS = 24;

const line = (max: number) => z.string().trim().min(1).max(max);

/** One text a learner reads, in both languages. zh-TW is derived from zh. */
const both = (max: number) => z.strictObject({ zh: line(max), en: line(max) });

const formulations = z.array(line(MAX_FORMULATION)).max(MAX_FORMULATIONS).default([]);

const keyPointSchema = z.strictObject({
  slug: slugSchema,
  /** One checkable statement; it is also the first formulation. */
  statement: both(200),
  weight: z.number().min(0.5).max(4).default(1),
  required: z.boolean().default(false),
  /** Key points of this question that are certainly known by whoever says this one. */
  implies: z.array(slugSchema).default([]),
  /** Short clauses as people really say it, any language. */
  formulations,
  hint: both(160),
  follow_up: both(160),
  formerly: z.array(slugSchema).default([]),
});

const misconceptionSchema = z.strictObject({
  slug: slugSchema,
  /** The wrong belief, said as its holder would say it. */
  statement: both(200),
  formulations,
  /** What is true instead. */
  correction: both(240),
  /** Points taken off the score, 0–60. */
  cost: z.number().min(0).max(60).default(15),
  /** Key points of this question that holding the belief contradicts. */
  contradicts: z.array(slugSchema).default([]),
});

const trueFalseSchema = z.strictObject({
  statement: both(200),
  truth: z.boolean(),
  /** The key point or misconception that explains the verdict. */
  about: slugSchema.optional(),
});

const subjectNameSchema = z.strictObject({ zh: line(40), en: line(60) });

const contrastAspectSchema = z.strictObject({
  slug: slugSchema,
  name: both(60),
  weight: z.number().min(0.5).max(4).default(1),
  required: z.boolean().default(false),
  /** Per subject: what is true of it, said without naming the subject. */
  values: z.record(slugSchema, z.strictObject({ zh: line(160), en: line(200), formulations })),
  hint: both(160),
  follow_up: both(160),
});

/** subject × aspect → value; every aspect becomes a key point, every swap a contradiction. */
const contrastSchema = z.strictObject({
  subjects: z.record(slugSchema, subjectNameSchema),
  aspects: z.array(contrastAspectSchema).min(1).max(10),
});

export const questionKinds = ['explain', 'why', 'compare', 'what_if', 'debug', 'apply', 'list'] as const;

const questionSchema = z.strictObject({
  /** Absent for the note's main question, which comes first. */
  slug: slugSchema.optional(),
  kind: z.enum(questionKinds).default('explain'),
  /** 1–5; the note's when absent. */
  difficulty: z.number().int().min(1).max(5).optional(),
  text: both(200),
  model_answer: both(1600),
  key_points: z.array(keyPointSchema).max(8).default([]),
  contrast: contrastSchema.optional(),
  misconceptions: z.array(misconceptionSchema).max(10).default([]),
  true_false: z.array(trueFalseSchema).max(10).default([]),
  /** Questions whose model answers may rightly pass here too. */
  overlaps: z.array(questionIdSchema).default([]),
  formerly: z.array(questionIdSchema).default([]),
});

const sourceSchema = z.strictObject({
  title: line(160),
  section: line(160)
    .refine((text) => !text.includes('://'), 'an address belongs in "url"')
    .optional(),
  url: z.url().optional(),
});

export const frontMatterSchema = z.strictObject({
  title: both(45),
  difficulty: z.number().int().min(1).max(5),
  /** How often interviews ask it: 1 rarely, 2 often, 3 almost always. */
  frequency: z.number().int().min(1).max(3),
  tags: z.array(line(30)).max(12).default([]),
  /** Other names of the topic; typing one alone finds the note. */
  aliases: z.array(line(60)).max(24).default([]),
  /** How people ask for it. */
  asked: z.array(line(120)).max(30).default([]),
  related: z.array(noteIdSchema).default([]),
  sources: z.array(sourceSchema).default([]),
  short_answer: both(1400),
  questions: z.array(questionSchema).min(1).max(8),
  draft: z.boolean().default(false),
  formerly: z.array(noteIdSchema).default([]),
});

const names = z.array(line(60)).default([]);

/** One concept of the lexicon with all its names. */
const conceptSchema = z.strictObject({
  id: slugSchema,
  zh: names,
  tw: names,
  en: names,
  abbr: names,
  spoken: names,
});

export const lexiconFileSchema = z.strictObject({
  concepts: z.array(conceptSchema).default([]),
  /** Pairs of concept ids of which claiming one denies the other. */
  antonyms: z.array(z.tuple([slugSchema, slugSchema])).default([]),
  /** Groups of concept ids that exclude one another as the value of one attribute. */
  exclusive: z.array(z.array(slugSchema).min(2)).default([]),
});

export const deckSchema = z.strictObject({
  id: slugSchema,
  title: both(45),
  description: both(160),
  /** Note ids, the most asked first. */
  notes: z.array(noteIdSchema).min(1),
});

/** One way to say a key point that a curator accepted; see overlay.ts. */
const acceptedSchema = z.strictObject({
  question: questionIdSchema,
  point: slugSchema,
  /** In a comparison: of which subject it says the value. */
  subject: slugSchema.optional(),
  text: line(MAX_FORMULATION),
});

export const overlaySchema = z.strictObject({ formulations: z.array(acceptedSchema).default([]) });

export type Accepted = z.infer<typeof acceptedSchema>;
export type FrontMatter = z.infer<typeof frontMatterSchema>;
