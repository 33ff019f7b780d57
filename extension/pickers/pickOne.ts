/** One question with its answers as a list; the first is the likeliest. */
import * as vscode from 'vscode';
import { inLabel } from '../shownText.ts';

export interface Choice<T> {
  /** Name of one of VS Code's own. */
  readonly icon?: string;
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
  readonly value: T;
}

export interface Question<T> {
  readonly title: string;
  readonly hint?: string;
  /** A text alone is a heading among the answers. */
  readonly choices: readonly (Choice<T> | string)[];
  /** Of a conversation of several questions, from 1. */
  readonly place?: Place;
}

export interface Place {
  readonly step: number;
  readonly of: number;
}

export type Picked<T> = { readonly kind: 'picked'; readonly value: T } | { readonly kind: 'back' };

interface Item<T> extends vscode.QuickPickItem {
  readonly choice?: Choice<T>;
}

/** Undefined where the person turned away. */
export async function pickOne<T>({
  title,
  hint,
  choices,
  place,
}: Question<T>): Promise<Picked<T> | undefined> {
  const picker = vscode.window.createQuickPick<Item<T>>();
  picker.title = title;
  picker.placeholder = hint;
  picker.items = choices.map(itemOf);
  picker.matchOnDescription = true;
  picker.matchOnDetail = true;
  // A person looks into the spreadsheet before answering.
  picker.ignoreFocusOut = true;
  picker.step = place?.step;
  picker.totalSteps = place?.of;
  if (place && place.step > 1) picker.buttons = [vscode.QuickInputButtons.Back];
  try {
    return await new Promise<Picked<T> | undefined>((resolve) => {
      picker.onDidAccept(() => {
        const choice = picker.selectedItems[0]?.choice;
        if (choice) resolve({ kind: 'picked', value: choice.value });
      });
      picker.onDidTriggerButton(() => {
        resolve({ kind: 'back' });
      });
      picker.onDidHide(() => {
        resolve(undefined);
      });
      picker.show();
    });
  } finally {
    picker.dispose();
  }
}

function itemOf<T>(choice: Choice<T> | string): Item<T> {
  if (typeof choice === 'string') return { label: choice, kind: vscode.QuickPickItemKind.Separator };
  const { icon, label, description, detail } = choice;
  return {
    label: `${icon === undefined ? '' : `$(${icon}) `}${inLabel(label)}`,
    ...(description !== undefined && { description: inLabel(description) }),
    ...(detail !== undefined && { detail: inLabel(detail) }),
    choice,
  };
}

/** A lone question, which has nothing to go back to. */
export async function pickValue<T>(question: Omit<Question<T>, 'place'>): Promise<T | undefined> {
  const picked = await pickOne(question);
  return picked?.kind === 'picked' ? picked.value : undefined;
}
