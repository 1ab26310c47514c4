import { getKernel, registerKernel, Transpose, unregisterKernel, type KernelConfig, type KernelFunc, type TensorInfo } from '@tensorflow/tfjs-core';

/** What is needed of a backend here: to forget a tensor. */
interface Forgetting {
  disposeData(dataId: TensorInfo['dataId']): void;
}

/**
 * Replaces a matrix product so that it transposes its operands first and multiplies then. The WebAssembly kernel is about
 * ten times slower with its transpose flags, and every gradient of a dense layer uses them.
 */
export function transposeFirst(kernelName: string, backendName: string): void {
  const kernel = getKernel(kernelName, backendName);
  const transpose = getKernel(Transpose, backendName);
  unregisterKernel(kernelName, backendName);
  registerKernel({ ...kernel, kernelFunc: withoutFlags(kernel, transpose.kernelFunc) });
}

function withoutFlags(kernel: KernelConfig, transpose: KernelFunc): KernelFunc {
  return ({ inputs, backend, attrs }) => {
    const turned: TensorInfo[] = [];
    const operand = (x: TensorInfo, flag: unknown): TensorInfo => {
      if (flag !== true) return x;
      const rank = x.shape.length;
      const perm = Array.from({ length: rank }, (_, k) => (k < rank - 2 ? k : 2 * rank - 3 - k));
      const y = transpose({ inputs: { x }, backend, attrs: { perm } }) as TensorInfo;
      turned.push(y);
      return y;
    };
    const plain = { ...inputs, a: operand(inputs['a']!, attrs?.['transposeA']), b: operand(inputs['b']!, attrs?.['transposeB']) };
    const product = kernel.kernelFunc({ inputs: plain, backend, attrs: { ...attrs, transposeA: false, transposeB: false } });
    for (const { dataId } of turned) (backend as Forgetting).disposeData(dataId);
    return product;
  };
}
