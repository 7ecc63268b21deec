/** Which questions a push holds. */
import type { Library } from '../../notes/library.js';
import type { Subscription } from '../../pushes.js';
import type { Subject } from '../outcome.js';
import { subjectOf } from '../prompts.js';
import { dueReviews } from '../review.js';
import { today, type Scene } from '../scene.js';
import { candidates, selectQuestion } from '../select.js';
import { statementsOf } from '../statements.js';
import { covers, resolveTopic, type Topic } from '../topics.js';

/** What a subscription says about its questions. */
export type Wish = Pick<Subscription, 'topic' | 'count' | 'mode'>;

/** At most `count` questions, none twice; fewer when there are no more. A topic that is gone has none. */
export async function chooseQuestions(scene: Scene, wish: Wish): Promise<readonly Subject[]> {
  const library = await scene.knowledge.library();
  const topic = wish.topic === undefined ? undefined : resolveTopic(library, wish.topic);
  if (wish.topic !== undefined && topic === undefined) return [];
  const due = wish.mode === 'new' ? [] : await dueOf(scene, library, topic, wish);
  const fresh = await newOf(scene, library, topic, wish);
  const ranked = wish.mode === 'mixed' ? alternate(due, fresh) : [...due, ...fresh];
  return ranked.slice(0, wish.count);
}

/** With statements where the thumb is to do it. */
const suits = ({ question }: Subject, { mode }: Wish): boolean =>
  mode !== 'tap' || statementsOf(question).length > 0;

async function dueOf(
  scene: Scene,
  library: Library,
  topic: Topic | undefined,
  wish: Wish,
): Promise<readonly Subject[]> {
  const reviews = await dueReviews(scene, library);
  return reviews
    .flatMap(({ questionId }) => subjectOf(library, questionId) ?? [])
    .filter((subject) => (topic === undefined || covers(topic, subject.note)) && suits(subject, wish))
    .slice(0, wish.count);
}

/** New questions as a quiz would draw them; known ones only when nothing else is left. */
async function newOf(
  scene: Scene,
  library: Library,
  topic: Topic | undefined,
  wish: Wish,
): Promise<readonly Subject[]> {
  const { tx, learner, random, now } = scene;
  const wanted = { ...(topic && { topic }), ...(learner.role !== undefined && { role: learner.role }) };
  const done = await tx.attempts.ofDay(learner.id, today(scene));
  const attempted = await tx.attempts.questions(learner.id);
  const reviews = await tx.reviews.ofLearner(learner.id);
  const unfit = candidates(library, wanted).filter((subject) => !suits(subject, wish));
  const taken = new Set([
    ...done.map(({ questionId }) => questionId),
    ...reviews.filter((review) => review.due <= now).map(({ questionId }) => questionId),
    ...unfit.map(({ question }) => question.id),
  ]);
  const chosen: Subject[] = [];
  for (const avoided of [attempted, new Set<string>()]) {
    while (chosen.length < wish.count) {
      const recent = new Set([...taken, ...avoided]);
      const subject = selectQuestion(library, wanted, { attempted, recent, reviews, now }, random.number());
      // What is offered although it was to be avoided is all there is.
      if (!subject || recent.has(subject.question.id)) break;
      taken.add(subject.question.id);
      chosen.push(subject);
    }
  }
  return chosen;
}

function alternate(left: readonly Subject[], right: readonly Subject[]): readonly Subject[] {
  const longest = Math.max(left.length, right.length);
  return Array.from({ length: longest }, (_, at) => [left[at], right[at]]).flatMap((pair) =>
    pair.filter((subject) => subject !== undefined),
  );
}
