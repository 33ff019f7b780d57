/** `npm run notices`: writes THIRD_PARTY_NOTICES.md. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { thirdPartyNotices } from './thirdPartyNotices.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
writeFileSync(join(root, 'THIRD_PARTY_NOTICES.md'), thirdPartyNotices(root));
