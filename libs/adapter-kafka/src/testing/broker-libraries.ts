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

/** group:artifact:version. */
export type Artifact = `${string}:${string}:${string}`;
export interface Libraries {
  /** What is fetched, in words. */
  readonly title: string;
  /** Name of its folder in the cache. */
  readonly folder: string;
  readonly artifacts: readonly Artifact[];
}
/** Where what they run says what it does; Kafka's libraries name no logger of their own. */
export const PLAIN_LOGGER: Artifact = 'org.slf4j:slf4j-simple:1.7.36';

/** The folder with the broker's jar files, downloaded by Maven when it is not in the cache yet. */
export async function findBrokerLibraries(cacheDir: string, version: string): Promise<string> {
  if (!VERSION.test(version)) throw new BrokerError('no_download', `"${version}" is no version of Apache Kafka; one looks like 4.4.0.`);
  return findLibraries(cacheDir, { title: `Apache Kafka ${version}`, folder: version, artifacts: [`org.apache.kafka:kafka_2.13:${version}`, PLAIN_LOGGER] });
}

/** The folder with jar files and all that they need, downloaded by Maven when it is not in the cache yet. Throws BrokerError. */
export async function findLibraries(cacheDir: string, libraries: Libraries): Promise<string> {
  await requireJava();
  const folder = join(cacheDir, libraries.folder);
  if (await access(folder).then(() => true, () => false)) return folder;
  await requireMaven();
  await mkdir(cacheDir, { recursive: true });
  const unfinished = await mkdtemp(join(cacheDir, 'unfinished-'));
  try {
    await download(unfinished, libraries);
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

async function download(folder: string, { title, artifacts }: Libraries): Promise<void> {
  await writeFile(join(folder, 'pom.xml'), pom(artifacts));
  const goal = ['dependency:copy-dependencies', '-DincludeScope=runtime', `-DoutputDirectory=${join(folder, 'jars')}`];
  await run('mvn', ['-B', '-ntp', '-q', ...goal], { cwd: folder, timeout: DOWNLOAD_TIMEOUT_MS }).catch((error: { stdout?: string; message: string }) => {
    const reason = (error.stdout ?? '').split('\n').find((line) => line.includes('ERROR')) ?? error.message;
    throw new BrokerError('no_download', `Maven could not fetch ${title}: ${reason.slice(0, 400)}`);
  });
}

function pom(artifacts: readonly Artifact[]): string {
  const dependencies = artifacts.map((artifact) => {
    const [groupId, artifactId, version] = artifact.split(':');
    return `<dependency><groupId>${groupId}</groupId><artifactId>${artifactId}</artifactId><version>${version}</version></dependency>`;
  });
  return `<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
<groupId>wardcast</groupId><artifactId>broker</artifactId><version>1</version><dependencies>
${dependencies.join('\n')}
</dependencies></project>
`;
}
