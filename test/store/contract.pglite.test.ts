import { onPGlite } from '../support/stores.js';
import { storeContract } from './contract/index.js';

storeContract(onPGlite);
