export * from './config/runtime-config';
export * from './clock/scaled-clock';
export * from './open-adapters';
export * from './product-runtime';
