import { temporal } from 'zundo';
import { create } from 'zustand';
import { applyFix } from '../../compiler/edit.ts';
import type { Fix, Strategy } from '../../index.ts';
import type { StrategyInput } from '../../strategy/schema.ts';
import * as edit from './edits.ts';
import { FIRST_STRATEGY } from './first.ts';

export interface DocumentState {
  /** The open strategy: the one truth that canvas, inspector, results and files speak of. */
  strategy: Strategy;
  /** Opens another document and forgets the steps of the old one. */
  open(strategy: Strategy): void;
  /** Any change as a function; `merge` names a gesture whose changes become one undo step. */
  change(edit: (strategy: Strategy) => Strategy, merge?: string): void;
  /** Adds a node of a type; returns its id. */
  add(type: string, place: edit.Place, options?: edit.AddOptions): string;
  remove(ids: readonly string[]): void;
  move(places: ReadonlyMap<string, edit.Place>, merge?: string): void;
  setTitle(id: string, title: string): void;
  connect(from: edit.PortRef, to: edit.InputRef): void;
  disconnect(to: edit.InputRef): void;
  /** A constant or list in an input; undefined clears it. */
  setInput(id: string, port: string, value: StrategyInput | undefined): void;
  /** One key of a node's parameters; undefined goes back to its default. */
  setParam(id: string, path: readonly (string | number)[], value: unknown): void;
  setDisabled(ids: readonly string[], disabled: boolean): void;
  setMarket(index: number, settings: Partial<Strategy['markets'][number]>): void;
  /** Copies nodes with the wires among them and from outside; returns the new ids. */
  duplicate(ids: readonly string[]): readonly string[];
  paste(clip: edit.Clip, place: edit.Place): readonly string[];
  fix(fix: Fix): void;
}

let gesture: string | null = null;

/** Ends a gesture: the next change is an undo step of its own. */
export function endGesture(): void {
  gesture = null;
}

export const useDocument = create<DocumentState>()(
  temporal(
    (set, get) => {
      const write = (strategy: Strategy, merge: string | null = null) => {
        if (strategy === get().strategy) return;
        const history = useDocument.temporal.getState();
        const joins = merge !== null && merge === gesture;
        gesture = merge;
        if (joins) history.pause();
        set({ strategy });
        if (joins) history.resume();
      };
      const apply = (change: (strategy: Strategy) => Strategy, merge?: string) =>
        write(change(get().strategy), merge);
      return {
        strategy: FIRST_STRATEGY,
        open: (strategy) => {
          endGesture();
          set({ strategy });
          useDocument.temporal.getState().clear();
        },
        change: apply,
        add: (type, place, options) => {
          const { strategy, id } = edit.addNode(get().strategy, type, place, options);
          write(strategy);
          return id;
        },
        remove: (ids) => apply((strategy) => edit.removeNodes(strategy, ids)),
        move: (places, merge) => apply((strategy) => edit.moveNodes(strategy, places), merge),
        setTitle: (id, title) => apply((strategy) => edit.setTitle(strategy, id, title), `title:${id}`),
        connect: (from, to) => apply((strategy) => edit.connect(strategy, from, to)),
        disconnect: (to) => apply((strategy) => edit.disconnect(strategy, to)),
        setInput: (id, port, value) =>
          apply((strategy) => edit.setInput(strategy, id, port, value), `input:${id}.${port}`),
        setParam: (id, path, value) =>
          apply((strategy) => edit.setParam(strategy, id, path, value), `param:${id}.${path.join('.')}`),
        setDisabled: (ids, disabled) => apply((strategy) => edit.setDisabled(strategy, ids, disabled)),
        setMarket: (index, settings) => apply((strategy) => edit.setMarket(strategy, index, settings)),
        duplicate: (ids) => {
          const clip = edit.copyNodes(get().strategy, ids);
          const pasted = edit.pasteNodes(get().strategy, clip, { x: 24, y: 24 });
          write(pasted.strategy);
          return pasted.ids;
        },
        paste: (clip, place) => {
          const pasted = edit.pasteNodes(get().strategy, clip, place);
          write(pasted.strategy);
          return pasted.ids;
        },
        fix: (fix) => apply((strategy) => applyFix(strategy, fix)),
      };
    },
    {
      limit: 200,
      partialize: ({ strategy }) => ({ strategy }),
      equality: (before, after) => before.strategy === after.strategy,
    },
  ),
);

export function undo(): void {
  endGesture();
  useDocument.temporal.getState().undo();
}

export function redo(): void {
  endGesture();
  useDocument.temporal.getState().redo();
}
