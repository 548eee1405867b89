export { type CrashChildren, createCrashChildren } from './crash-children.ts';
export { type CrashMatrixOptions, type CrashResult, crashRequest, nameOfPoint } from './crash-matrix.ts';
