export * from './shapes';
export * from './client-source';
