export * from './actor';
export * from './env';
export * from './logger';
export * from './limits';
export * from './process';
export * from './unheard';
