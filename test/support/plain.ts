/** A reply as bare text, for claims about what it says. */
export { plainReply as textOfReply } from '../../src/replies/plain.js';
