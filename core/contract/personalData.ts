/** What in a text points to a person: the kinds that are looked for and can be masked. */
import * as z from 'zod';

export const personalDataKinds = ['process', 'cnpj', 'oab', 'email', 'phone', 'cpf', 'person'] as const;
export const personalDataKindSchema = z.enum(personalDataKinds);
export type PersonalDataKind = z.infer<typeof personalDataKindSchema>;
