import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Diagnostic } from '../../index.ts';

/** What a card says of its node. It changes with every setting; what the surface must know of a card does not. */
export interface CardText {
  readonly title: string;
  readonly setting: string;
  readonly problem: { readonly severity: Diagnostic['severity']; readonly message: string } | null;
  readonly disabled: boolean;
  /** Passed by: its readers get its input. */
  readonly muted: boolean;
}

const SILENT: CardText = { title: '', setting: '', problem: null, disabled: false, muted: false };

/** The texts of one surface's cards: only a card whose own text changed renders again, and nothing around it. */
export class CardTexts {
  #texts: ReadonlyMap<string, CardText> = new Map();
  readonly #listeners = new Set<() => void>();

  /** To be called while rendering; `tell` follows once it is on the page. */
  set(texts: ReadonlyMap<string, CardText>): void {
    this.#texts = texts;
  }

  tell(): void {
    for (const listener of this.#listeners) listener();
  }

  of(id: string): CardText | undefined {
    return this.#texts.get(id);
  }

  readonly listen = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
}

export const CardTextsContext = createContext(new CardTexts());

export function useCardText(id: string): CardText {
  const texts = useContext(CardTextsContext);
  return useSyncExternalStore(texts.listen, () => texts.of(id) ?? SILENT);
}
