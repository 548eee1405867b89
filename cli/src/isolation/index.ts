export { summarizeProofs } from './print-proof.ts';
export { proveIsolation } from './prove-isolation.ts';
export { type PublicProcedure, publicProcedures } from './public-procedures.ts';
