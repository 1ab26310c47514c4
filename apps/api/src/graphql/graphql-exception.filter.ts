import { Catch, type ArgumentsHost } from '@nestjs/common';
import { BaseExceptionFilter } from '@nestjs/core';

/**
 * Hands what a resolver threw to GraphQL, which masks it. Nest's own filter would write it into the log as it is, with
 * whatever a database driver quotes in its message.
 */
@Catch()
export class GraphqlExceptionFilter extends BaseExceptionFilter {
  override catch(exception: unknown, host: ArgumentsHost): unknown {
    return host.getType<string>() === 'graphql' ? exception : super.catch(exception, host);
  }
}
