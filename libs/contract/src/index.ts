export * from './typed-operation';
export type * from './generated/schema-types';
export * from './generated/operations';
export { schemaSdl } from './generated/schema-sdl';
