/** Taiwan words and what they are called in mainland China: `TW CN|TW CN|…`, Traditional. Shipped without types. */
declare module 'opencc-js/dict/TWPhrasesRev' {
  const entries: string;
  export default entries;
}
