import type { GoalFinding, RunAnswer } from '@wardcast/contract';
import { act } from '@testing-library/react';
import type { Sink } from '../data/graphql-client';
import { FakeClient } from '../testing/fake-client';
import { baselineFixture, leversFixture } from './run.fixture';
import type { RunQuestion } from './use-run';

/** A server whose runs are in the test's hand: what was asked, which of it nobody follows any more, and what it answers. */
export class RunClient extends FakeClient {
  private readonly left = new Set<unknown>();

  constructor() {
    super();
    this.answer('Levers', () => ({ levers: leversFixture() }));
    this.answer('TakeBaseline', () => ({ takeBaseline: baselineFixture() }));
  }

  override subscribe: FakeClient['subscribe'] = (operation, variables, sink) => {
    super.subscribe(operation, variables, sink);
    const entry = this.followed.at(-1);
    return () => void this.left.add(entry);
  };

  /** Runs ever asked for, oldest first, with whether somebody follows them. */
  runs(): readonly { readonly question: RunQuestion; readonly isFollowed: boolean; readonly sink: Sink<unknown> }[] {
    return this.followed.filter(({ name }) => name === 'ScenarioRun').map((entry) => ({ question: (entry.variables as { readonly input: RunQuestion }).input, isFollowed: !this.left.has(entry), sink: entry.sink }));
  }

  /** An answer to a run; the newest where none is named. */
  answerRun(answer: RunAnswer, run = this.runs().length - 1): void {
    act(() => this.runs()[run]!.sink.next({ scenarioRun: answer }));
  }

  answerSeek(finding: GoalFinding): void {
    act(() => this.newest('GoalSeek').sink.next({ goalSeek: finding }));
  }
}
