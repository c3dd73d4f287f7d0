import { create } from 'zustand';

/** A series was read that has no name yet. */
export interface FeedQuestion {
  readonly file: string;
  /** How many values it has, from when to when. */
  readonly said: string;
  /** The name that its file suggests. */
  readonly likely: string;
  /** Names that the strategy asks for, and those that are taken already. */
  readonly asked: readonly string[];
  readonly known: readonly string[];
  /** Null: it is not wanted after all. */
  answer(name: string | null): void;
}

export const useFeedQuestion = create<{ question: FeedQuestion | null }>()(() => ({ question: null }));

/** Asks the user what a series is to be called; null: it is not wanted. */
export function askForName(about: Omit<FeedQuestion, 'answer'>): Promise<string | null> {
  return new Promise((resolve) => {
    const answer = (name: string | null) => {
      useFeedQuestion.setState({ question: null });
      resolve(name);
    };
    useFeedQuestion.getState().question?.answer(null);
    useFeedQuestion.setState({ question: { ...about, answer } });
  });
}
