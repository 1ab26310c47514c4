import type { FastifyAdapter } from '@nestjs/platform-fastify';

/** The Fastify server under Nest, typed by the Fastify that Nest brings (its adapter names the type in no other way). */
export type HttpServer = FastifyAdapter extends FastifyAdapter<infer _Server, infer _RawRequest, infer _RawResponse, infer _Request, infer _Reply, infer Instance> ? Instance : never;
