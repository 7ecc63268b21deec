import { onPostgres } from '../support/stores.js';
import { storeContract } from './contract/index.js';

storeContract(onPostgres);
