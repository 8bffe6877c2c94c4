export * from './actor';
export * from './arrivals';
export * from './env';
export * from './language-of';
export * from './logger';
export * from './limits';
export * from './process';
export * from './unheard';
