/** The note that `notes new` writes: passes the format check, waits as a draft for its content. */

/** @param title what the note will be called; used in both languages until somebody translates it */
export function noteTemplate(title: string): string {
  const name = JSON.stringify(title);
  return `---
# A draft is never shown to learners. Remove this line when \`kaodian notes check\` has nothing left to say.
draft: true
title: { zh: ${name}, en: ${name} }
difficulty: 3 # 1-5
frequency: 2 # how often interviews ask it: 1 rarely, 2 often, 3 almost always
tags: []
aliases: [${name}]
asked: # at least six ways people ask: colloquial, English, the symptom, the abbreviation
  - ${name}
related: [] # ids such as network/tcp-vs-udp
sources: # primary ones that really say it
  - { title: "RFC or manual", section: "chapter" }
short_answer:
  zh: 一段能独立成立的回答。
  en: A paragraph that stands alone.
questions:
  - kind: explain # explain, why, compare, what_if, debug, apply, list
    text:
      zh: 主问题是什么？
      en: What is the main question?
    model_answer:
      zh: 把每个考点都说到的完整回答。
      en: A complete answer that says every key point.
    key_points: # 3-8; one checkable statement each
      - slug: first-point
        weight: 2
        required: true # without it the score stays below 75
        statement: { zh: 第一个考点是一句可以判断对错的话, en: The first key point is one checkable sentence }
        formulations: # how people really say it, any language, one short clause each
          - 换一种说法
        hint: { zh: 不泄露答案的提示, en: A hint that does not give it away }
        follow_up: { zh: 没答到时的追问？, en: What would you ask whoever misses it? }
    misconceptions:
      - slug: first-belief
        statement: { zh: 常见的错误说法, en: A widespread wrong belief }
        formulations: []
        correction: { zh: 正确的是什么, en: What is true instead }
        cost: 15 # points off
        contradicts: [first-point]
    true_false:
      - { statement: { zh: 一句对的话, en: A true sentence }, truth: true, about: first-point }
      - { statement: { zh: 一句错的话, en: A false sentence }, truth: false, about: first-belief }
---

**它是什么**：正文写给面试前一晚的人看，300–900 个汉字。
`;
}
