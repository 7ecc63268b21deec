import { defineConfig } from 'drizzle-kit';

/** For `npm run db:generate` only: the program applies `migrations/` itself (src/store/migrate.ts). */
export default defineConfig({
  dialect: 'postgresql',
  schema: './src/store/schema',
  schemaFilter: ['kaodian'],
  out: './migrations',
  casing: 'snake_case',
});
