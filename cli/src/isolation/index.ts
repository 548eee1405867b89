export { summarizeProofs } from './print-proof.ts';
export { proveIsolation } from './prove-isolation.ts';
export { publicProcedures } from './public-procedures.ts';
