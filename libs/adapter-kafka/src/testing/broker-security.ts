import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const DAYS_VALID = '2';

/** What a broker needs to speak TLS only, to ask every client for a certificate, and to know its accounts. */
export interface BrokerSecurity {
  /** PEM: the broker's key with its certificate, and the certificates that it trusts. */
  readonly keyStoreFile: string;
  readonly trustStoreFile: string;
  /** Its own account comes first: it talks to itself. */
  readonly accounts: readonly { readonly username: string; readonly password: string }[];
}
export interface ThrowAwayCertificate {
  readonly certFile: string;
  readonly keyFile: string;
  /** Key and certificate in one file, as the broker reads them. */
  readonly bothFile: string;
}

/** A self-signed certificate for 127.0.0.1, good for a day, made by openssl in that folder. */
export async function makeCertificate(folder: string): Promise<ThrowAwayCertificate> {
  const [certFile, keyFile, bothFile] = ['cert.pem', 'key.pem', 'both.pem'].map((name) => join(folder, name)) as [string, string, string];
  const subject = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'];
  await run('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', DAYS_VALID, '-keyout', keyFile, '-out', certFile, ...subject]);
  await writeFile(bothFile, `${await readFile(keyFile, 'utf8')}${await readFile(certFile, 'utf8')}`, { mode: 0o600 });
  return { certFile, keyFile, bothFile };
}

export function securitySettings({ keyStoreFile, trustStoreFile, accounts }: BrokerSecurity): Readonly<Record<string, string>> {
  const own = accounts[0];
  if (own === undefined) throw new Error('A broker needs an account of its own.');
  const self = `username="${own.username}" password="${own.password}"`;
  const known = accounts.map(({ username, password }) => `user_${username}="${password}"`).join(' ');
  return {
    'inter.broker.listener.name': 'SASL_SSL',
    'sasl.mechanism.inter.broker.protocol': 'PLAIN',
    'sasl.enabled.mechanisms': 'PLAIN,SCRAM-SHA-512',
    'listener.name.sasl_ssl.plain.sasl.jaas.config': `org.apache.kafka.common.security.plain.PlainLoginModule required ${self} ${known};`,
    'listener.name.sasl_ssl.scram-sha-512.sasl.jaas.config': `org.apache.kafka.common.security.scram.ScramLoginModule required ${self};`,
    'ssl.keystore.type': 'PEM',
    'ssl.keystore.location': keyStoreFile,
    'ssl.truststore.type': 'PEM',
    'ssl.truststore.location': trustStoreFile,
    // Without the listener's name it is not obeyed where clients have accounts.
    'listener.name.sasl_ssl.ssl.client.auth': 'required',
  };
}

/** SCRAM accounts live in the cluster's own log, so they are written when it is formatted. */
export function scramArguments({ accounts }: BrokerSecurity): readonly string[] {
  return accounts.flatMap(({ username, password }) => ['--add-scram', `SCRAM-SHA-512=[name=${username},password=${password}]`]);
}
