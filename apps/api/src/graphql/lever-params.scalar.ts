import { CustomScalar, Scalar } from '@nestjs/graphql';
import { GraphQLError, Kind, valueFromASTUntyped, type ValueNode } from 'graphql';

/** Longer settings than a list of every ward of a large hospital are no lever's. */
const LONGEST_JSON = 20_000;

type LeverParams = Readonly<Record<string, unknown>>;

function toParams(value: unknown): LeverParams {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  if (!isObject || JSON.stringify(value).length > LONGEST_JSON) {
    throw new GraphQLError('LeverParams is a JSON object with the fields of a lever.', { extensions: { code: 'BAD_USER_INPUT' } });
  }
  return value as LeverParams;
}

@Scalar('LeverParams')
export class LeverParamsScalar implements CustomScalar<LeverParams, LeverParams> {
  serialize(value: unknown): LeverParams {
    return toParams(value);
  }

  parseValue(value: unknown): LeverParams {
    return toParams(value);
  }

  parseLiteral(node: ValueNode): LeverParams {
    return toParams(node.kind === Kind.OBJECT ? valueFromASTUntyped(node) : null);
  }
}
