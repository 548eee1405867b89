export { CreateDepartment } from './create-department.ts';
