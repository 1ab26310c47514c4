import { wrongLayerTags } from './layer-tag-rule';
import { places, plant } from './planted';

const withTags = (...tags: readonly string[]) => JSON.stringify({ nx: { tags } });

describe('wrongLayerTags', () => {
  it('passes projects whose tags say what their place says', () => {
    const tree = plant({
      'libs/domain/package.json': withTags('layer:core', 'lib:domain'),
      'libs/adapter-kafka/package.json': withTags('layer:adapter', 'lib:adapter-kafka'),
      'libs/runtime/package.json': withTags('lib:runtime', 'layer:runtime'),
      'apps/api/package.json': withTags('layer:app', 'app:api'),
      'apps/dashboard/package.json': withTags('layer:dashboard', 'app:dashboard'),
      'package.json': '{}',
    });
    expect(wrongLayerTags(tree, ['domain'])).toEqual([]);
  });

  it('finds a wrong tag, a missing tag, one too many, and a library in no layer', () => {
    const tree = plant({
      'libs/domain/package.json': withTags('layer:runtime', 'lib:domain'),
      'libs/contract/package.json': '{}',
      'apps/api/package.json': withTags('layer:app', 'app:api', 'layer:runtime'),
      'libs/extra/package.json': withTags('layer:core', 'lib:extra'),
    });
    expect(places(wrongLayerTags(tree, ['domain']))).toEqual(['libs/domain/package.json', 'libs/contract/package.json', 'apps/api/package.json', 'libs/extra/package.json']);
  });
});
