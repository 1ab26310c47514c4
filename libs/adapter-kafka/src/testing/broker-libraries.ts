import { execFile } from 'node:child_process';
import { access, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { BrokerError } from './broker-error';

const run = promisify(execFile);

/** The broker's classes are compiled for Java 17. */
const OLDEST_JAVA = 17;
/** Some 45 files of 43 MB; a slow mirror may take its time. */
const DOWNLOAD_TIMEOUT_MS = 5 * 60_000;
/** The version is a part of the folder's name and of an XML file. */
const VERSION = /^\d+\.\d+\.\d+$/;

/** The folder with the broker's jar files, downloaded by Maven when it is not in the cache yet. */
export async function findBrokerLibraries(cacheDir: string, version: string): Promise<string> {
  await requireJava();
  if (!VERSION.test(version)) throw new BrokerError('no_download', `"${version}" is no version of Apache Kafka; one looks like 4.4.0.`);
  const folder = join(cacheDir, version);
  if (await access(folder).then(() => true, () => false)) return folder;
  await requireMaven();
  await mkdir(cacheDir, { recursive: true });
  const unfinished = await mkdtemp(join(cacheDir, 'unfinished-'));
  try {
    await download(unfinished, version);
    // When another process was faster its copy is as good as ours.
    await rename(join(unfinished, 'jars'), folder).catch(async (error: unknown) => {
      if ((await readdir(folder).catch(() => [])).length === 0) throw error;
    });
    return folder;
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

/** Throws a BrokerError where no suitable Java answers. */
export async function requireJava(): Promise<void> {
  const { stderr } = await run('java', ['-version']).catch(() => {
    throw new BrokerError('no_java', `No Java was found. Install a JDK ${OLDEST_JAVA} or newer (for example openjdk-17-jre-headless) and put java on the PATH.`);
  });
  const major = Number(/version "(\d+)/.exec(stderr)?.[1] ?? Number.NaN);
  if (major < OLDEST_JAVA) throw new BrokerError('old_java', `Apache Kafka needs Java ${OLDEST_JAVA} or newer, and this is Java ${major}.`);
}

/** Throws a BrokerError where Maven does not answer. */
export async function requireMaven(): Promise<void> {
  await run('mvn', ['-v']).catch(() => {
    throw new BrokerError('no_maven', 'Maven was not found; it fetches Apache Kafka. Install it (for example the package maven) and put mvn on the PATH.');
  });
}

async function download(folder: string, version: string): Promise<void> {
  await writeFile(join(folder, 'pom.xml'), pom(version));
  const goal = ['dependency:copy-dependencies', '-DincludeScope=runtime', `-DoutputDirectory=${join(folder, 'jars')}`];
  await run('mvn', ['-B', '-ntp', '-q', ...goal], { cwd: folder, timeout: DOWNLOAD_TIMEOUT_MS }).catch((error: { stdout?: string; message: string }) => {
    const reason = (error.stdout ?? '').split('\n').find((line) => line.includes('ERROR')) ?? error.message;
    throw new BrokerError('no_download', `Maven could not fetch Apache Kafka ${version}: ${reason.slice(0, 400)}`);
  });
}

function pom(version: string): string {
  const dependency = (groupId: string, artifactId: string, wanted: string): string =>
    `<dependency><groupId>${groupId}</groupId><artifactId>${artifactId}</artifactId><version>${wanted}</version></dependency>`;
  return `<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
<groupId>wardcast</groupId><artifactId>broker</artifactId><version>1</version><dependencies>
${dependency('org.apache.kafka', 'kafka_2.13', version)}
${dependency('org.slf4j', 'slf4j-simple', '1.7.36')}
</dependencies></project>
`;
}
