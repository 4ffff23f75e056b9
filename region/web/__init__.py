"""What answers on the network: the interface, the guards, the files that are served."""
