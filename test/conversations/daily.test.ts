import { describe, test } from 'vitest';
import { idle, settled, talksOn } from '../support/talks.js';

const talk = talksOn();

describe('/daily', () => {
  test('offers times to those who have none, and one press subscribes', async () => {
    const alice = await idle(talk, 'alice');
    await alice.says('/daily').sees('还没有每日推送').canPress('08:00', '12:30', '21:00');
    await alice
      .presses('21:00')
      .sees('订阅好了', '每天 21:00', '全部题目', '下次：今天 21:00', 'Asia/Shanghai');
  });

  test('understands a line as people write it', async () => {
    const alice = await idle(talk, 'alice');
    await alice.says('/daily 晚上9点半 工作日 网络 3 混合').sees('工作日 21:30 · 网络 · 3 题 · 混合');
    await alice.says('/daily 8:00 一三五 zone=Europe/Berlin').sees('周一三五 08:00', '时区 Europe/Berlin');
    await alice.says('/daily 12点 tap remind=yes').sees('12:00', '点选', '没答会再提醒一次');
    await alice.says('/daily 7:00');
    await alice.says('/daily 7:30').sees('5. 每天 07:30');
    await alice.says('/daily 7:45').sees('最多 5 个');
  });

  test('changes the one of the same time, or the only one', async () => {
    const alice = await idle(talk, 'alice');
    await alice.says('/daily 8:00');
    await alice.says('/daily 8:00 数据库').sees('改好了', '08:00 · 数据库 · 1 题').doesNotSee('2. ');
    await alice.says('/daily 5').sees('改好了', '08:00 · 数据库 · 5 题');
    await alice.says('/daily 21:00').sees('订阅好了', '2. 每天 21:00');
    await alice.says('/daily mode=new').sees('说一下是哪一个');
  });

  test('says what it did not understand, and changes nothing', async () => {
    const alice = await idle(talk, 'alice');
    await alice.says('/daily time=25:00').sees('看不懂时间', '25:00');
    await alice.says('/daily 8:00 weekdays=某天').sees('看不懂是哪几天');
    await alice.says('/daily 8:00 zone=Asia/Shanghia').sees('不认识时区', 'Asia/Shanghai');
    await alice.says('/daily 8:00 zone=+08:00').sees('不认识时区');
    await alice.says('/daily 8:00 topic=量子力学').sees('没有叫', '量子力学');
    await alice.says('/daily').sees('还没有每日推送');
  });

  test('pauses, resumes and ends', async () => {
    const alice = await idle(talk, 'alice');
    await alice.says('/daily 8:00');
    // Today's eight o'clock has passed, so the seven days begin tomorrow.
    await alice.says('/daily pause 7').sees('暂停了', '暂停到 2026-11-30').canPress('恢复');
    await alice.presses('恢复').sees('恢复了', '下次：明天 08:00');
    await alice.says('/daily 暂停 2').sees('暂停到 2026-11-25');
    await alice.says('/daily 9:00');
    await alice.says('/daily off 1').sees('关闭了', '1. 每天 09:00');
    await alice.presses('关闭').sees('关闭了').canPress('08:00');
  });

  test('shows what will come, and its question is open', async () => {
    const alice = await idle(talk, 'alice');
    await alice.says('/daily 8:00 三次握手 2');
    await alice.presses('试一下').sees('试发一次', '今日一题').canPress('提示', '推送设置');
    await alice.presses('不会');
    await alice.presses('下一题').sees(/三次握手/u);
    await alice.presses('不会');
    await alice.presses('下一题').sees('今天的推送做完了', '连续 1 天').canPress('推送设置');
  });

  test('goes with its learner to another zone', async () => {
    const alice = await idle(talk, 'alice');
    await alice.says('/daily 8:00');
    await alice.says('/settings zone=Asia/Tokyo');
    await alice.says('/daily').sees('时区 Asia/Tokyo', '下次：明天 08:00');
  });

  test('is everybody’s own: buttons of one are not another’s', async () => {
    const alice = await idle(talk, 'alice');
    const bob = await settled(talk, 'bob');
    await alice.says('/daily 8:00');
    await bob.pressesOf(alice, '关闭').sees('别人的');
    await alice.says('/daily').sees('每天 08:00');
    await alice.in('群').says('/daily 8:00').sees('私聊');
  });
});
