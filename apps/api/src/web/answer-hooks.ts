import type { HttpServer } from './http-server';
import { chooseEncoding, encodeBody, MIN_COMPRESSED_BYTES } from './encoded-body';
import type { HostRules } from './host-rules';
import { securityHeaders } from './security-headers';

/** What holds for every request and every answer, whatever the route. */
export function addAnswerHooks(server: HttpServer, hosts: HostRules): void {
  server.addHook('onRequest', async (request, reply) => {
    const { host } = request.headers;
    if (host === undefined || !hosts.allowsHost(host)) {
      return reply.code(421).type('text/plain; charset=utf-8').send('This server does not answer to that name.\n');
    }
    void reply.headers(securityHeaders(host));
    return undefined;
  });
  server.addHook('onSend', async (request, reply, payload) => {
    if (typeof payload !== 'string' || payload.length < MIN_COMPRESSED_BYTES || reply.hasHeader('Content-Encoding')) return payload;
    const encoding = chooseEncoding(request.headers['accept-encoding']);
    if (encoding === null) return payload;
    const encoded = await encodeBody(Buffer.from(payload), encoding, 'each');
    void reply.header('Content-Encoding', encoding).header('Vary', 'Accept-Encoding').header('Content-Length', encoded.byteLength);
    return encoded;
  });
}
