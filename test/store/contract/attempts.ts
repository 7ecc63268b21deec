import { describe, expect, it } from 'vitest';
import { anAppeal, anAttempt, aPrompt, begin, meet, minute, noon } from './given.js';
import type { Bench } from './index.js';

export const attemptsContract = (bench: () => Bench): void => {
  describe('attempts', () => {
    it('come back as they were added, fractions and broken characters included', async () => {
      const { store } = bench();
      const where = await begin(store);
      const plain = anAttempt(where, { score: 33.3, points: 0.1 + 0.2 });
      const odd = anAttempt(where, {
        answer: '前\0\ud83d后😀',
        promptId: 'p1',
        verdicts: {},
        misconceptions: [],
      });
      await store.transaction((tx) => tx.attempts.add(plain));
      await store.transaction((tx) => tx.attempts.add(odd));
      await store.transaction(async (tx) => {
        expect(await tx.attempts.get(plain.id)).toEqual(plain);
        // One unit for one: the places that evidence quotes stay where they are.
        expect(await tx.attempts.get(odd.id)).toEqual({ ...odd, answer: '前\ufffd\ufffd后😀' });
        expect(await tx.attempts.get('none')).toBeUndefined();
      });
    });

    it('are listed oldest first, by question, by day, for one learner only', async () => {
      const { store } = bench();
      const alice = await begin(store);
      await store.transaction(async (tx) => {
        const bob = { ...(await meet(tx, 'bob')), roomId: alice.roomId };
        const late = anAttempt(alice, { at: noon + minute, questionId: 'q2', learningDay: '2026-03-02' });
        const [early, same, bobs] = [anAttempt(alice), anAttempt(alice), anAttempt(bob)];
        for (const attempt of [late, early, same, bobs]) await tx.attempts.add(attempt);
        expect(await tx.attempts.ofLearner(alice.learnerId)).toEqual([early, same, late]);
        expect(await tx.attempts.ofQuestion(alice.learnerId, early.questionId)).toEqual([early, same]);
        expect(await tx.attempts.ofDay(alice.learnerId, '2026-03-02')).toEqual([late]);
        expect(await tx.attempts.questions(alice.learnerId)).toEqual(new Set([early.questionId, 'q2']));
        expect(await tx.attempts.questions('nobody')).toEqual(new Set());
      });
    });

    it('that were superseded stay, and only the newest counts', async () => {
      const { store } = bench();
      const where = await begin(store);
      const prompt = aPrompt(where);
      const first = anAttempt(where, { promptId: prompt.id });
      const second = anAttempt(where, { promptId: prompt.id, supersedes: first.id, reason: 'supplement' });
      const third = anAttempt(where, { promptId: prompt.id, supersedes: second.id, reason: 'regrade' });
      await store.transaction(async (tx) => {
        await tx.prompts.open(prompt);
        for (const attempt of [first, second, third]) await tx.attempts.add(attempt);
        expect(await tx.attempts.ofLearner(where.learnerId)).toEqual([third]);
        expect(await tx.attempts.ofPrompt(prompt.id)).toEqual(third);
        expect(await tx.attempts.get(first.id)).toEqual(first);
        expect(await tx.attempts.ofPrompt('none')).toBeUndefined();
      });
    });

    it('are superseded by one other at most', async () => {
      const { store } = bench();
      const where = await begin(store);
      const first = anAttempt(where);
      await store.transaction((tx) => tx.attempts.add(first));
      const better = () =>
        store.transaction((tx) => tx.attempts.add(anAttempt(where, { supersedes: first.id })));
      await better();
      await expect(better()).rejects.toThrow('attempts_supersedes');
    });

    it('carry the score that disputes lift them to, until one is declined', async () => {
      const { store } = bench();
      const where = await begin(store);
      const attempt = anAttempt(where);
      const [mild, strong] = [anAppeal(attempt, { liftedScore: 80 }), anAppeal(attempt, { point: 'ack' })];
      const lifted = () =>
        store.transaction(async (tx) => (await tx.attempts.ofLearner(where.learnerId))[0]?.liftedScore);
      await store.transaction((tx) => tx.attempts.add(attempt));
      expect(await lifted()).toBeUndefined();
      await store.transaction((tx) => tx.appeals.add(mild));
      await store.transaction((tx) => tx.appeals.add(strong));
      expect(await lifted()).toBe(90);
      await store.transaction((tx) => tx.appeals.settle(strong.id, 'declined', 'not said'));
      expect(await lifted()).toBe(80);
    });

    it('are paged through oldest first, each once, whoever they are of', async () => {
      const { store } = bench();
      const where = await begin(store);
      // Three to a minute, added in another order than they happened.
      const attempts = Array.from({ length: 9 }, (_, index) =>
        anAttempt(where, { at: noon + (8 - index - ((8 - index) % 3)) * minute }),
      );
      await store.transaction(async (tx) => {
        for (const attempt of attempts) await tx.attempts.add(attempt);
        const seen: string[] = [];
        let after: { at: number; id: string } | undefined;
        for (;;) {
          const page = await tx.attempts.all(after, 2);
          seen.push(...page.map((attempt) => attempt.id));
          after = page.at(-1);
          if (after === undefined) break;
        }
        expect(seen).toEqual(attempts.toSorted((a, b) => a.at - b.at).map((attempt) => attempt.id));
      });
    });
  });

  describe('appeals', () => {
    it('dispute a key point of an attempt once, and are settled with a word', async () => {
      const { store } = bench();
      const where = await begin(store);
      const attempt = anAttempt(where);
      const appeal = anAppeal(attempt);
      await store.transaction(async (tx) => {
        await tx.attempts.add(attempt);
        expect(await tx.appeals.add(appeal)).toBe(true);
        expect(await tx.appeals.add(anAppeal(attempt))).toBe(false);
        expect(await tx.appeals.list('open', 10)).toEqual([appeal]);
        await tx.appeals.settle(appeal.id, 'accepted', '说得对');
        const settled = { ...appeal, state: 'accepted', word: '说得对' };
        expect(await tx.appeals.list('open', 10)).toEqual([]);
        expect(await tx.appeals.ofAttempt(attempt.id)).toEqual([settled]);
        expect(await tx.appeals.list('accepted', 10)).toEqual([settled]);
        expect(await tx.appeals.list('accepted', 0)).toEqual([]);
      });
    });
  });
};
