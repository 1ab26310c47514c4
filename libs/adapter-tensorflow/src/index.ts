export { openTensorFlow, type BackendName, type BackendOptions, type TensorFlowBackend } from './backend/open-tensorflow';
export { QuantileNetwork, type NetworkBatch } from './network/quantile-network';
export { firstWeights } from './network/first-weights';
export { type NetworkShape } from './network/network-shape';
export { NeuralForecaster } from './forecaster/neural-forecaster';
export { ThreadedNeuralForecaster } from './thread/threaded-neural-forecaster';
export { measureTraining, type MeasuredBackend, type TrainingTimes } from './bench/training-step';
