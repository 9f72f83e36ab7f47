import { Component, type ReactNode } from 'react';
import { Failed } from './states';

/** Keeps one broken page from leaving a blank window. */
export class Boundary extends Component<{ children: ReactNode }, { fault: unknown }> {
  override state = { fault: null as unknown };

  static getDerivedStateFromError(fault: unknown) {
    return { fault };
  }

  override render() {
    if (this.state.fault === null) return this.props.children;
    return <Failed fault={this.state.fault} retry={() => location.reload()} />;
  }
}
