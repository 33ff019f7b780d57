/** Where a kernel finds the token for a mirror of the hub that does not answer everybody. Set by its worker, for that mirror alone. */
export const mirrorTokenVariable = 'BERT_TRAINING_MIRROR_TOKEN';
