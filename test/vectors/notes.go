package main

import (
	"crypto/ed25519"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"encoding/hex"
	"encoding/pem"
	"fmt"

	"golang.org/x/mod/sumdb/note"
)

type key struct {
	Name      string `json:"name"`
	PublicKey string `json:"publicKey"`
	Pem       string `json:"pem"`
	Vkey      string `json:"vkey"`
}

type signedNote struct {
	Text string   `json:"text"`
	Keys []string `json:"keys"`
	Note string   `json:"note"`
}

type noteFile struct {
	Source   string       `json:"source"`
	Keys     []key        `json:"keys"`
	Notes    []signedNote `json:"notes"`
	Rejected []string     `json:"rejected"`
}

const run = "gradlens/run/0195f2a4-7c3e-7b6a-9d41-2f0c5a7e9b13"

// noteVectors signs heads with keys of public seeds.
func noteVectors() noteFile {
	file := noteFile{Source: "golang.org/x/mod/sumdb/note v0.43.0"}
	var signers []note.Signer
	var verifiers []note.Verifier
	for i := range 4 {
		private := ed25519.NewKeyFromSeed(sum(fmt.Sprintf("gradlens test key %d", i)))
		public := private.Public().(ed25519.PublicKey)
		name := "gradlens-" + hex.EncodeToString(sum(string(public))[:8])
		vkey, err := note.NewEd25519VerifierKey(name, public)
		check(err)
		verifier, err := note.NewVerifier(vkey)
		check(err)
		skey := fmt.Sprintf("PRIVATE+KEY+%s+%08x+%s", name, verifier.KeyHash(), base64.StdEncoding.EncodeToString(append([]byte{1}, private.Seed()...)))
		signer, err := note.NewSigner(skey)
		check(err)
		der, err := x509.MarshalPKCS8PrivateKey(private)
		check(err)
		block := pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: der})
		signers, verifiers = append(signers, signer), append(verifiers, verifier)
		file.Keys = append(file.Keys, key{name, hex.EncodeToString(public), string(block), vkey})
	}
	previous := "-"
	for i := range 8 {
		root := base64.StdEncoding.EncodeToString(sum(fmt.Sprintf("root %d", i)))
		text := fmt.Sprintf("%s\n%d\n%s\nframes %d %d\nstep %d\nprevious %s\ntime %d\n", run, 1+i*37, root, 1+i*4, 4+i*4, i*300-1, previous, 1_790_000_000_000_000+i)
		previous = base64.StdEncoding.EncodeToString(sum(text))
		file.add(text, signers[i%4:i%4+1], verifiers)
	}
	file.add("Any text – also ü 梯度.\n\nWith an empty line.\n", signers[:3], verifiers)
	file.add("gradlens\n", signers[3:], verifiers)
	for _, bad := range damage(file.Notes[0].Note) {
		if _, err := note.Open([]byte(bad), note.VerifierList(verifiers...)); err == nil {
			check(fmt.Errorf("accepted: %q", bad))
		}
		file.Rejected = append(file.Rejected, bad)
	}
	return file
}

func (f *noteFile) add(text string, signers []note.Signer, verifiers []note.Verifier) {
	signed, err := note.Sign(&note.Note{Text: text}, signers...)
	check(err)
	_, err = note.Open(signed, note.VerifierList(verifiers...))
	check(err)
	entry := signedNote{Text: text, Note: string(signed)}
	for _, signer := range signers {
		entry.Keys = append(entry.Keys, signer.Name())
	}
	f.Notes = append(f.Notes, entry)
}

// damage lists notes that the reference refuses to open.
func damage(good string) []string {
	end := len(good)
	return []string{
		"", "\n", good[:end-1], good[1:], good + "\n", good + "x", good + "— \n", good + "— name\n", good + "— a b c\n",
		good + "– gradlens AAAAAAAA\n", good + "— gradlens AAAA\n", good + "— gradlens AAAA*AAA\n", good + "— gra+dlens AAAAAAAA\n",
		"\x00" + good, "a\tb" + good, good[:20] + "\r" + good[20:], good[:end-90] + good[end-89:], "\xff" + good,
	}
}

func sum(text string) []byte {
	hash := sha256.Sum256([]byte(text))
	return hash[:]
}
