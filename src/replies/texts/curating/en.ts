import type { curatingZh } from './zh.js';

export const curatingEn: Readonly<Record<keyof typeof curatingZh, string>> = {
  notCurator: 'That command is for curators. To become one, ask the operator.',
  noSuchAppeal: 'There is no such appeal. Those that wait: /appeals',
  appealSettled: 'That appeal has been judged already, or its learner has added to the answer since.',
  overlayFailed: 'The wording could not be kept, so nothing was changed: {reason}',

  appealTitle: 'Appeal · {n} {n|waits|wait}',
  appealNone: 'No appeal waits.',
  appealAnswer: 'The answer ({score} points):',
  appealEvidence: 'What matched: ',
  appealWording: 'If you accept, this becomes a way to say “{point}”:',
  appealNoWording: 'No sentence of the answer would do as it is. To accept, write one:',
  appealHeard: 'The present notes recognise this key point already; accepting only grades it again.',
  appealHow:
    'Other words: /appeals accept {code} WORDS · a word to the learner: /appeals decline {code} WORDS',
  buttonAccept: 'Accept',
  buttonDecline: 'Decline',
  buttonNextAppeal: 'Next',
  buttonAppeals: 'Appeals',

  appealAccepted: 'Accepted. “{point}” can now also be said like this:',
  appealAcceptedHeard: 'Accepted. “{point}” was graded again by the present notes.',
  appealScores: 'The answer goes from {before} to {after} points; its learner will hear of it.',
  appealDeclined: 'Declined. Its learner will hear of it: {point}',
  appealsLeft: '{n} more {n|waits|wait}.',
  appealObjected: 'That cannot be accepted yet, so nothing was changed:',
  objectNoWording: 'No sentence of the answer would do as it is; please write one.',
  objectUnrecognised:
    'Even once added, it would not be recognised as this key point: too vague, or only words of the question.',
  objectContradicted: 'It reads as the opposite of the key point.',
  objectOtherPoint: 'It also counts as another key point: {point}',
  objectMisconception: 'It also counts as a misconception: {point}',
  objectTooLong: 'It is too long; {max} characters is the limit.',
  objectFull: 'This key point has {max} formulations already; tidy them up in the note first.',
  objectStillOpen: 'Even with it the answer would not be recognised; use words nearer to the answer.',
  objectNeighbour: 'By itself it would pass another question: {question}',
  objectBreaks: 'The question would fail its own check: {message}',

  newsAccepted:
    'Your appeal was accepted: “{point}” counts as said, and that answer now has {score} points. Thank you!',
  newsDeclined: 'Your appeal was not accepted: “{point}”.',
  newsDeclinedWord: 'The curator says: ',
  newsFilled: 'You once asked {query}. The notes have it now: {title}',

  gapsTitle: 'Asked and not found · {n}',
  gapsNone: 'No gaps: the notes answer whatever was asked.',
  gapCount: '{asked} {asked|time|times}, {people} {people|person|people}',
  gapNearest: 'Nearest: {titles}',
  itemsTitle: 'Questions · {n} were answered, the lowest mean first',
  itemsNone: 'Nobody has answered in their own words yet.',
  itemCount: '{attempts} {attempts|answer|answers} · {people} {people|person|people} · mean {mean}',
  itemDiscrimination: ' · discrimination {value}',
  itemNeverHit: 'Nobody says: {point}',
  itemBelief: 'Misconception, {n} {n|time|times}: {point}',
  moreItems: '{n} more: kaodian {command}',
  casesTitle: 'Cases from accepted appeals · {n}',

  newsWaiting: '{n} {n|appeal waits|appeals wait}: /appeals',
};
