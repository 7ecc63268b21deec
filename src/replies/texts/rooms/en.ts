import type { roomsZh } from './zh.js';

export const roomsEn: Readonly<Record<keyof typeof roomsZh, string>> = {
  tooFast: 'Slow down a little: this one was not handled. Try again in {seconds} {seconds|second|seconds}.',
  roomTooFast:
    'It is very busy in here: this one was not handled. Try again in {seconds} {seconds|second|seconds}.',
};
