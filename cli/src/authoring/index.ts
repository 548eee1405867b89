export { linkProgram } from './link-program.ts';
export { type NewComponent, newComponent } from './new-component.ts';
export { testComponent } from './test-component.ts';
