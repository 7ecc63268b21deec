import { describe, test } from 'vitest';
import { talksOn } from '../support/talks.js';

const talk = talksOn();

describe('the first minute', () => {
  test('is a greeting, three answers and a question for one key', async () => {
    const alice = talk.person('alice');
    await alice
      .says('/start')
      .sees('你好，我是考点', 'Hi, I am Kaodian', '1/3')
      .canPress('简体中文', '繁體中文', 'English');
    await alice.presses('简体中文').sees('2/3', '岗位').canPress('后端', '以后再说');
    await alice.presses('后端').sees('3/3', '什么时候面试').canPress('一个月后', '还没定');
    await alice.presses('一个月后').sees('这句话对吗', '判断 1/').canPress('对', '错', '跳过');
    await alice.presses('对').sees(/判断(正确|错了)/);
    await alice.says('/settings').sees('后端', '2026-12-23');
  });

  test('may be answered in words', async () => {
    const alice = talk.person('alice');
    await alice.says('/start');
    await alice.says('english').sees('2/3', 'Which role');
    await alice.says('platform engineer').sees('3/3', 'When is your interview');
    await alice.says('2 weeks').sees('Is this true?').canPress('True', 'False');
    await alice.says('/settings').sees('platform engineer', '2026-12-07', 'English');
  });

  test('says what it does not understand and asks again', async () => {
    const alice = talk.person('alice');
    await alice.says('/start');
    await alice.says('클링온').sees('不认识语言', '简体中文');
    await alice.says('繁體中文').sees('2/3', '準備什麼');
    await alice.says('以後再說').sees('3/3');
    await alice.says('昨天吧').sees('看不懂日期');
    await alice.says('還沒定').sees('這句話對嗎');
    await alice.says('/settings').sees('崗位  未設定');
  });

  test('may be put off step by step', async () => {
    const alice = talk.person('alice');
    await alice.says('/start');
    await alice.says('跳过').sees('2/3');
    await alice.says('跳过').sees('3/3');
    await alice.says('跳过').sees('这句话对吗');
    await alice.says('跳过').sees('跳过了，换一题');
  });

  test('can be left for later at any step', async () => {
    const alice = talk.person('alice');
    await alice.says('/start');
    await alice.says('/quiz 三次握手').sees('TCP 三次握手');
    await alice.says('客户端先发 SYN').sees('✓ “客户端先发 SYN”');
    await alice.says('/start').sees('1/3');
    await alice.presses('English');
    talk.passes({ days: 1 });
    await alice.says('hello').sees('finish the set-up', '2/3').doesNotSee('1/3');
  });

  test('happens once: an old button only changes its setting', async () => {
    const alice = talk.person('alice');
    await alice.says('/start');
    await alice.presses('简体中文');
    await alice.presses('Python');
    await alice.presses('还没定');
    await alice.presses('English').sees('Changed: Language');
    await alice.says('/start').sees('Welcome back').doesNotSee('1/3');
  });

  test('survives a restart in the middle', async () => {
    const alice = talk.person('alice');
    await alice.says('/start');
    await alice.presses('简体中文');
    await talk.restarts();
    await alice.presses('后端').sees('3/3');
  });
});
