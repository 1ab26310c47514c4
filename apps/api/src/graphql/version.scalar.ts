import { CustomScalar, Scalar } from '@nestjs/graphql';
import { GraphQLError, Kind, type ValueNode } from 'graphql';

/** Digits of the largest version that the store can count to (2^63 - 1). */
const VERSION_PATTERN = /^\d{1,19}$/;

function toVersion(value: unknown): string {
  if (typeof value !== 'string' || !VERSION_PATTERN.test(value)) {
    throw new GraphQLError('A Version is a decimal number as text.', { extensions: { code: 'BAD_USER_INPUT' } });
  }
  return value;
}

@Scalar('Version')
export class VersionScalar implements CustomScalar<string, string> {
  serialize(value: unknown): string {
    return toVersion(value);
  }

  parseValue(value: unknown): string {
    return toVersion(value);
  }

  parseLiteral(node: ValueNode): string {
    return toVersion(node.kind === Kind.STRING ? node.value : null);
  }
}
