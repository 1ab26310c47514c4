import { CustomScalar, Scalar } from '@nestjs/graphql';
import { GraphQLError, Kind, type ValueNode } from 'graphql';

/** The range of ECMAScript dates: beyond it no local time can be written. */
const MAX_INSTANT_MS = 8_640_000_000_000_000;

function toInstant(value: unknown): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || Math.abs(value) > MAX_INSTANT_MS) {
    throw new GraphQLError('An Instant is a whole number of milliseconds since 1970-01-01T00:00:00Z.', { extensions: { code: 'BAD_USER_INPUT' } });
  }
  return value;
}

@Scalar('Instant')
export class InstantScalar implements CustomScalar<number, number> {
  serialize(value: unknown): number {
    return toInstant(value);
  }

  parseValue(value: unknown): number {
    return toInstant(value);
  }

  parseLiteral(node: ValueNode): number {
    return toInstant(node.kind === Kind.INT ? Number(node.value) : null);
  }
}
