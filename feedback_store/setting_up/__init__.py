"""What an installation is set to: details of services and provider, and all of it as one file for version control."""
