export * from './actor';
export * from './env';
export * from './logger';
