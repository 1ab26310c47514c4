export * from './broker-error';
export * from './broker-obstacle';
export * from './broker-libraries';
export * from './start-broker';
export * from './describe-with-broker';
export * from './delete-topic';
export * from './broker-security';
export * from './fault-proxy';
