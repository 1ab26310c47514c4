import { newClusterId } from './new-cluster-id';

describe('the identity of a new cluster', () => {
  it('begins with a letter whatever was drawn, since the storage tool reads a dash as an option', () => {
    for (let first = 0; first < 256; first += 1) {
      const id = newClusterId((size) => Buffer.alloc(size, first));
      expect(id).toMatch(/^[A-Za-z][A-Za-z0-9_-]{21}$/);
    }
  });

  it('is another one each time', () => {
    expect(newClusterId()).not.toBe(newClusterId());
  });
});
