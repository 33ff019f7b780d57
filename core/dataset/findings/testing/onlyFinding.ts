import assert from 'node:assert/strict';
import { findingSchema } from '../../../contract/findings.ts';
import type { Finding, FindingCode, FindingOf } from '../../../contract/findings.ts';

function isOf<C extends FindingCode>(finding: Finding, code: C): finding is Finding & FindingOf<C> {
  return finding.code === code;
}

/** The only finding of that code; fails where there is none or several. */
export function only<C extends FindingCode>(findings: readonly Finding[], code: C): FindingOf<C> {
  const [found, ...others] = findings.filter((finding) => isOf(finding, code));
  assert.ok(found && others.length === 0, `${code} among ${findings.map((one) => one.code).join(', ')}`);
  assert.deepEqual(findingSchema.parse(found), found);
  return found;
}
